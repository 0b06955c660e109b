/** The site's files on their way to the worker: those that are under way already are taken, others asked for. */

export async function checked(url: string, response: Promise<Response>): Promise<Response> {
  const found = await response;
  if (!found.ok) throw new Error(`${url} could not be loaded: ${found.status} ${found.statusText}`);
  return found;
}

export class Downloads {
  readonly #early: Map<string, Promise<Response>>;

  /** `early`: by address, each taken once. */
  constructor(early: Map<string, Promise<Response>>) {
    this.#early = early;
  }

  async get(url: string): Promise<Response> {
    const early = this.#early.get(url);
    this.#early.delete(url);
    return checked(url, early ?? fetch(url));
  }

  async bytes(url: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.get(url)).arrayBuffer());
  }
}
