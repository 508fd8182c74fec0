import { type FunctionDefinition, refuse, refuseOtherOptions } from "./function-definitions.ts";
import { compileRoute, pathSegments, type RouteMatcher } from "./route-template.ts";
import { StartupRefusal } from "./startup-refusal.ts";

export type RouteHit = { readonly definition: FunctionDefinition; readonly params: Readonly<Record<string, string>> };

/** Finds the function of a request; undefined when no route takes that method and path. */
export type RouteTable = (method: string, pathname: string) => RouteHit | undefined;

type Route = {
  readonly definition: FunctionDefinition;
  readonly methods: readonly string[];
  readonly matches: RouteMatcher;
};

/** The first function, in the order given, whose method and template fit gets the request. */
export function createRouteTable(definitions: readonly FunctionDefinition[], routePrefix: string): RouteTable {
  const routes = definitions.map((definition) => toRoute(definition, routePrefix));
  return (method, pathname) => {
    const segments = pathSegments(pathname);
    for (const { definition, methods, matches } of routes) {
      const params = methods.includes(method) ? matches(segments) : undefined;
      if (params !== undefined) return { definition, params };
    }
    return undefined;
  };
}

function toRoute(definition: FunctionDefinition, routePrefix: string): Route {
  const { name, trigger } = definition;
  refuseOtherOptions(definition, ["authLevel", "methods", "route"]);
  if (trigger.authLevel !== "anonymous") refuse(name, `authLevel "${String(trigger.authLevel)}"`);
  const route = String(trigger.route || name).replace(/^\//, "");
  if (/^(admin|runtime)(\/|$)/i.test(route)) {
    throw new StartupRefusal(`Function '${name}': the route "${route}" conflicts with the host's own routes.`);
  }
  const methods = Array.isArray(trigger.methods) ? trigger.methods.map((m) => String(m).toUpperCase()) : [];
  return { definition, methods, matches: compileRoute(`${routePrefix}/${route}`) };
}
