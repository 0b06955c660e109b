/** The site's files on their way to the worker: asked for at once, found again by the address that Pyodide will ask for. */

export async function fetchFile(url: string, get: typeof fetch = fetch): Promise<Response> {
  const found = await get(url);
  if (!found.ok) throw new Error(`${url} could not be loaded: ${found.status} ${found.statusText}`);
  return found;
}

export class Downloads {
  readonly #started = new Map<string, Promise<Response>>();
  readonly #fetch = self.fetch.bind(self);

  /** `alias` is the name that Pyodide gives the file, `type` the one that it needs. */
  start(url: string, alias = url, type?: string): Promise<Response> {
    const response = fetchFile(url, this.#fetch).then((found) => (type ? withType(found, type) : found));
    response.catch(() => {});
    this.#started.set(alias, response);
    return response;
  }

  /** Pyodide's own requests find what is under way; others go out. */
  install(): void {
    self.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const started = this.#started.get(url);
      this.#started.delete(url);
      return started ?? this.#fetch(input, init);
    };
  }

  restore(): void {
    self.fetch = this.#fetch;
  }
}

/** A response that has the type already stays as it is: browsers keep compiled code for those only. */
function withType(found: Response, type: string): Response {
  if (found.headers.get("Content-Type")?.split(";")[0] === type) return found;
  return new Response(found.body, { status: 200, headers: { "Content-Type": type } });
}
