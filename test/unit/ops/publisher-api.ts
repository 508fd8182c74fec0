import type { ApiAnswer } from "#infra/client/api-client.ts";
import type { Publisher } from "#infra/ops/publisher.ts";

/** Answers with what belongs to the method and path, one after the other; the last one stays. */
export function apiOf(answers: Readonly<Record<string, readonly (readonly [status: number, body: object])[]>>) {
  const left = new Map(Object.entries(answers).map(([call, given]) => [call, [...given]]));
  const written: unknown[] = [];
  const publisher: Publisher = async <Body>({ method, path, message }: Parameters<Publisher>[0]) => {
    const given = left.get(`${method} ${path}`) ?? [];
    const [status, body] = (given.length > 1 ? given.shift() : given[0]) ?? [404, {}];
    if (message !== undefined) written.push(message);
    return { status, headers: new Headers(), body } as ApiAnswer<Body>;
  };
  return { publisher, written };
}
