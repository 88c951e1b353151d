import type { Renderer } from 'cloudstance/report';

/** Every format `--output` knows; loaded when asked for, so that nobody pays for the ones not used. */
export const renderers: Readonly<Record<string, () => Promise<Renderer<any>>>> = {
  html: async () => (await import('./html.ts')).default,
  json: async () => (await import('./json.ts')).default,
  sarif: async () => (await import('./sarif.ts')).default,
  text: async () => (await import('./text.ts')).default,
};
