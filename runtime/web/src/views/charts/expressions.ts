/** Vega's expressions without `eval`, which the page's policy forbids: each becomes a closure once, and is then only called.
 *
 * The library's interpreter walks the expression's tree anew for every mark and channel, which costs ten times as much. It
 * stays the authority: an expression that holds anything but what is plain here is its own.
 */
import { expressionInterpreter } from "vega-interpreter";

interface AstNode {
  type: string;
  // Of the parser's own kinds, read by name only.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [part: string]: any;
}

type Functions = Record<string, (...args: unknown[]) => unknown>;

interface Context {
  functions: Functions;
}

interface Expression {
  ast: AstNode;
}

interface Scope {
  params: Record<string, unknown> | undefined;
  datum: unknown;
  item: unknown;
}

type Run = (scope: Scope) => unknown;
type Values = Record<string, unknown>;
type Library = Record<string, (ctx: Context, expr: unknown) => (...args: never[]) => unknown>;

const library = expressionInterpreter as unknown as Library;

/** Thrown for what the library shall interpret: functions of events, regular expressions, operators on bits. */
class NotPlain extends Error {}

/** What must not come out of a member access; as in the library. */
const FORBIDDEN: ReadonlySet<unknown> = new Set([Function, eval, setTimeout, setInterval]);
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype).filter((name) => typeof Object.prototype[name as never] === "function"));
const NUMBERS: Values = {
  NaN: Number.NaN, E: Math.E, LN2: Math.LN2, LN10: Math.LN10, LOG2E: Math.LOG2E, LOG10E: Math.LOG10E, PI: Math.PI,
  SQRT1_2: Math.SQRT1_2, SQRT2: Math.SQRT2, MIN_VALUE: Number.MIN_VALUE, MAX_VALUE: Number.MAX_VALUE,
};
const OFTEN = ["abs", "ceil", "exp", "floor", "log", "max", "min", "pow", "round", "sqrt"] as const;
const FUNCTIONS: Functions = { isNaN: Number.isNaN, isFinite: Number.isFinite, ...Object.fromEntries(OFTEN.map((name) => [name, Math[name]])) } as Functions;
const OF_EVENTS: ReadonlySet<string> = new Set(["view", "item", "group", "xy", "x", "y"]);

type Two = (a: never, b: never) => unknown;
const BINARY: Record<string, Two> = {
  "*": (a: number, b: number) => a * b,
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "/": (a: number, b: number) => a / b,
  "%": (a: number, b: number) => a % b,
  ">": (a: number, b: number) => a > b,
  "<": (a: number, b: number) => a < b,
  "<=": (a: number, b: number) => a <= b,
  ">=": (a: number, b: number) => a >= b,
  // Loose on purpose: so are Vega's.
  "==": (a: unknown, b: unknown) => a == b,
  "!=": (a: unknown, b: unknown) => a != b,
  "===": (a: unknown, b: unknown) => a === b,
  "!==": (a: unknown, b: unknown) => a !== b,
};
const UNARY: Record<string, (a: never) => unknown> = { "+": (a: number) => +a, "-": (a: number) => -a, "!": (a: unknown) => !a };

type Make = (node: AstNode, functions: Functions) => Run;

function identifier({ name }: AstNode): Run {
  switch (name) {
    case "datum":
      return (scope) => scope.datum;
    case "item":
      return (scope) => scope.item;
    case "event":
      throw new NotPlain();
  }
  const number = NUMBERS[name];
  const parameter = `$${name}`;
  return number === undefined ? ({ params }) => params![parameter] : () => number;
}

const member: Make = ({ object, property, computed }, functions) => {
  const owner = compile(object, functions);
  const key = computed ? compile(property, functions) : () => property.name as unknown;
  return (scope) => {
    const value = (owner(scope) as Values)[key(scope) as string];
    return typeof value === "function" && FORBIDDEN.has(value) ? undefined : value;
  };
};

const call: Make = ({ callee, arguments: given }, functions) => {
  const name = (callee.name as string).replace(/^_/, "");
  const args: Run[] = given.map((one: AstNode) => compile(one, functions));
  const [first, second, third] = args as [Run, Run, Run];
  if (name === "if") return (scope) => (first(scope) ? second(scope) : third(scope));
  if (OF_EVENTS.has(name)) throw new NotPlain();
  const func = functions[name] ?? FUNCTIONS[name] ?? builtin(name, args.length, functions);
  if (args.length === 1) return (scope) => func.call(functions, first(scope));
  if (args.length === 2) return (scope) => func.call(functions, first(scope), second(scope));
  return (scope) => func.apply(functions, args.map((one) => one(scope)));
};

/** One of the language's own functions, which the library keeps to itself: it is asked to interpret a call of it. */
function builtin(name: string, count: number, functions: Functions): (...args: unknown[]) => unknown {
  const names = Array.from({ length: count }, (_, at) => `a${at}`);
  const ast = { type: "CallExpression", callee: { type: "Identifier", name }, arguments: names.map((one) => ({ type: "Identifier", name: one })) };
  const run = library.parameter!({ functions }, { ast }) as (datum: unknown, params: Values) => unknown;
  return (...args) => run(null, Object.fromEntries(args.map((value, at) => [`$a${at}`, value])));
}

const object: Make = ({ properties }, functions) => {
  const pairs = (properties as AstNode[]).map(({ key, value }): [string, Run] => [String(key.type === "Literal" ? key.value : key.name), compile(value, functions)]);
  if (pairs.some(([key]) => FORBIDDEN_KEYS.has(key))) throw new NotPlain();
  return (scope) => {
    const made: Values = {};
    for (const [key, run] of pairs) {
      const value = run(scope);
      if (typeof value !== "function" || !FORBIDDEN.has(value)) made[key] = value;
    }
    return made;
  };
};

const MAKERS: Record<string, Make> = {
  Literal: ({ regex, value }) => {
    if (regex) throw new NotPlain();
    return () => value;
  },
  Identifier: identifier,
  MemberExpression: member,
  CallExpression: call,
  ObjectExpression: object,
  ArrayExpression: ({ elements }, functions) => {
    const items: Run[] = elements.map((one: AstNode) => compile(one, functions));
    return (scope) => items.map((run) => run(scope));
  },
  BinaryExpression: ({ operator, left, right }, functions) => {
    const [a, b, apply] = [compile(left, functions), compile(right, functions), BINARY[operator as string]];
    if (!apply) throw new NotPlain();
    return (scope) => apply(a(scope) as never, b(scope) as never);
  },
  UnaryExpression: ({ operator, argument }, functions) => {
    const [of, apply] = [compile(argument, functions), UNARY[operator as string]];
    if (!apply) throw new NotPlain();
    return (scope) => apply(of(scope) as never);
  },
  ConditionalExpression: ({ test, consequent, alternate }, functions) => {
    const [condition, yes, no] = [compile(test, functions), compile(consequent, functions), compile(alternate, functions)];
    return (scope) => (condition(scope) ? yes(scope) : no(scope));
  },
  LogicalExpression: ({ operator, left, right }, functions) => {
    const [a, b] = [compile(left, functions), compile(right, functions)];
    return operator === "&&" ? (scope) => a(scope) && b(scope) : (scope) => a(scope) || b(scope);
  },
};

function compile(node: AstNode, functions: Functions): Run {
  const make = MAKERS[node.type];
  if (!make) throw new NotPlain();
  return make(node, functions);
}

/** The closures of all of them; null where one is not plain. */
function compileAll(asts: readonly AstNode[], { functions }: Context): Run[] | null {
  try {
    return asts.map((ast) => compile(ast, functions));
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

interface Encode {
  marktype: string;
  channels: Record<string, Expression>;
}

/** A mark's channels. */
function encoder(ctx: Context, encode: Encode): unknown {
  const names = Object.keys(encode.channels);
  const runs = compileAll(names.map((name) => encode.channels[name]!.ast), ctx);
  if (!runs) return library.encode!(ctx, encode);
  const swaps = encode.marktype === "group" || encode.marktype === "image" || encode.marktype === "rect";
  const sides = encode.marktype === "rule" ? [] : SIDES.filter(({ end, center }) => names.includes(end) || names.includes(center));
  return (item: Values, params: Record<string, unknown>) => {
    const scope: Scope = { params, datum: item.datum, item };
    let changed = 0;
    for (let at = 0; at < runs.length; at++) {
      const value = runs[at]!(scope);
      if (item[names[at]!] === value) continue;
      item[names[at]!] = value;
      changed = 1;
    }
    for (const side of sides) settle(item as Record<string, number>, names, side, swaps);
    return changed;
  };
}

interface Side {
  start: string;
  end: string;
  center: string;
  size: string;
}

const SIDES: readonly Side[] = [
  { start: "x", end: "x2", center: "xc", size: "width" },
  { start: "y", end: "y2", center: "yc", size: "height" },
];

/** What two ends, or a centre, say of a mark's place and size. */
function settle(item: Record<string, number>, names: readonly string[], { start, end, center, size }: Side, swaps: boolean): void {
  if (names.includes(end)) {
    if (names.includes(start)) {
      if (swaps && item[start]! > item[end]!) [item[start], item[end]] = [item[end]!, item[start]!];
      item[size] = item[end]! - item[start]!;
    } else item[start] = item[end]! - (item[size] || 0);
  }
  if (names.includes(center)) item[start] = item[center]! - (item[size] || 0) / 2;
}

/** What `vega.View` and `embed` take as `expr`. */
export const expressions = {
  ...library,
  operator(ctx: Context, expression: Expression) {
    const run = compileAll([expression.ast], ctx)?.[0];
    return run ? (params: Record<string, unknown>) => run({ params, datum: undefined, item: undefined }) : library.operator!(ctx, expression);
  },
  parameter(ctx: Context, expression: Expression) {
    const run = compileAll([expression.ast], ctx)?.[0];
    return run ? (datum: unknown, params: Record<string, unknown>) => run({ params, datum, item: undefined }) : library.parameter!(ctx, expression);
  },
  encode: encoder,
};
