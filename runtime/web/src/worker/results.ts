/** The site's results of cached calls: on their way from the start if the manifest says so, else when Python asks. */
import type { Manifest } from "../shell/site";
import { fetchNow } from "./archives";
import type { Downloads } from "./downloads";

export class Results {
  /** Settled once the file is there, or once it is clear that it will only be fetched when it is asked for. */
  readonly arrived: Promise<void>;
  readonly #url: string | null;
  #content: Uint8Array | null = null;

  /** `at` makes an address of the site absolute. */
  constructor(manifest: Manifest, at: (address: string) => string, downloads: Downloads) {
    const { results } = manifest;
    this.#url = results ? at(results.url) : null;
    this.arrived = results?.eager ? this.#fetch(downloads.bytes(at(results.url))) : Promise.resolve();
  }

  /** Null where the file can't be had: everything is computed then. */
  readonly take = (): Uint8Array | null => {
    const content = this.#content;
    this.#content = null;
    if (content || !this.#url) return content;
    try {
      return fetchNow(this.#url);
    } catch (error) {
      console.info("appc: the results that the site brings along cannot be used, so they are computed:", error);
      return null;
    }
  };

  async #fetch(content: Promise<Uint8Array>): Promise<void> {
    this.#content = await content.catch(() => null);
  }
}
