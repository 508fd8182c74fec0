const LINE_END = 0x0a;

/**
 * The lines of a stream of bytes without their ends; a last one that has no end comes with a mark, so that it is not
 * taken for whole. Only a line feed ends a line: a damaged one must not pass for another kind of end.
 */
export async function* linesIn(stream: AsyncIterable<Buffer | string>): AsyncIterable<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, Buffer.from(chunk)]);
    let start = 0;
    for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END, start)) {
      yield rest.toString("utf8", start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length > 0) yield `${rest.toString("utf8")}${UNFINISHED}`;
}

const UNFINISHED = "…";
