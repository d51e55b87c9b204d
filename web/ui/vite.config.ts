import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// One file per island under a stable name: web/dist is committed, embedded in
// the binary and compared with a fresh build by the tests.
export default defineConfig({
  base: "/assets/",
  plugins: [svelte({ compilerOptions: { runes: true } })],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    cssCodeSplit: true,
    modulePreload: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        app: "src/app.ts",
        "app-css": "src/app.css",
        room: "src/room.ts",
        scorecard: "src/scorecard.ts",
        progress: "src/progress.ts",
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: (asset) => (asset.names.some((n) => n.endsWith(".css")) ? "app.css" : "[name][extname]"),
      },
    },
  },
  test: { environment: "node", include: ["src/**/*.test.ts"], css: { include: [/tokens/] } },
} as Parameters<typeof defineConfig>[0]);
