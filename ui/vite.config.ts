import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  // The texts live in assets/locales, beside this folder, because Rust reads them too.
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  build: {
    target: 'es2023',
    // Fonts as data: URLs would be stopped by the window's policy (font-src 'self').
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read from the program itself, not over a net: the size of a chunk costs no waiting.
    chunkSizeWarningLimit: 2000,
  },
  // In tests, too, components are mounted, not rendered to text.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: { include: ['src/**/*.test.ts'] },
})
