import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import type { z } from 'zod';
import { renderers } from '../../reports/index.ts';

/** Options that only the caller's terminal decides. */
const internal = new Set(['text']);
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const camel = (name: string): string => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Every option of every renderer as a flag: `--sarif-profile`, `--sarif-incomplete`. */
export async function addRendererOptions<C extends Command<any, any, any>>(command: C): Promise<C> {
  for (const [format, load] of Object.entries(renderers)) {
    if (internal.has(format)) continue;
    const { options } = await load();
    const shape = (options as unknown as { shape: Record<string, z.ZodType> }).shape;
    for (const [name, schema] of Object.entries(shape)) command.addOption(flagFor(format, name, schema));
  }
  return command;
}

function flagFor(format: string, name: string, schema: z.ZodType): Option {
  const flag = `--${format}-${kebab(name)}`;
  const isSwitch = schema.safeParse(true).success;
  const option = new Option(
    isSwitch ? flag : `${flag} <value>`,
    schema.description ?? `${name} of the ${format} report`,
  );
  return option.helpGroup(`Of the ${format} report:`).argParser((text: string) => {
    const checked = schema.safeParse(text);
    if (!checked.success) throw new InvalidArgumentError(checked.error.issues[0]?.message ?? 'Not allowed.');
    return checked.data;
  });
}

/** What was said of each renderer's options, by format. */
export function rendererOptions(flags: Readonly<Record<string, unknown>>): Record<string, Record<string, unknown>> {
  const said: Record<string, Record<string, unknown>> = {};
  for (const format of Object.keys(renderers))
    for (const [flag, value] of Object.entries(flags)) {
      const prefix = camel(format);
      if (!flag.startsWith(prefix) || flag.length === prefix.length || !/[A-Z]/.test(flag[prefix.length]!)) continue;
      const name = flag[prefix.length]!.toLowerCase() + flag.slice(prefix.length + 1);
      said[format] = { ...said[format], [name]: value };
    }
  return said;
}
