/** A model in the making. Clients lift `properties.x` to `x`; the contract puts it back where the wire has it. */
import type { Model, Shape } from '../../test/contracts/shape.ts';

export class Draft {
  readonly #properties = new Map<string, Shape | Draft>();
  readonly #required = new Set<string>();

  /** Adds the property at a path of wire names. One that is required makes the objects around it required. */
  add([first, ...rest]: readonly string[], shape: Shape, required: boolean): void {
    if (first === undefined) return;
    if (required) this.#required.add(first);
    if (rest.length === 0) return void this.#properties.set(first, shape);
    const known = this.#properties.get(first) ?? new Draft();
    if (!(known instanceof Draft)) throw new Error(`${first} is both an object of its own and lifted`);
    this.#properties.set(first, known);
    known.add(rest, shape, required);
  }

  finished(): Model {
    const entries = [...this.#properties].map(([name, value]) => [
      name,
      value instanceof Draft ? value.finished() : value,
    ]);
    const required = [...this.#required];
    return { properties: Object.fromEntries(entries), ...(required.length > 0 && { required }) };
  }
}
