/** Glide loads its cell editors at their first use, and loses the letters typed meanwhile: they are fetched ahead. */
export function preloadEditors(): void {
  const modules = [
    import("../../../../node_modules/@glideapps/glide-data-grid/dist/esm/internal/data-grid-overlay-editor/data-grid-overlay-editor.js"),
    import("../../../../node_modules/@glideapps/glide-data-grid/dist/esm/internal/data-grid-overlay-editor/private/number-overlay-editor.js"),
  ];
  // Without them now, the grid asks again when a cell is opened.
  void Promise.allSettled(modules);
}
