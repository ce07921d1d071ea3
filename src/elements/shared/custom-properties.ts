import { noChange } from 'lit';
import { directive, Directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class CustomProperties extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('customProperties() belongs in the tag of an element.');
  }

  override render(_: Readonly<Record<`--${string}`, string>>): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [properties]: Parameters<this['render']>): typeof noChange {
    for (const [name, value] of Object.entries(properties)) (element as HTMLElement).style.setProperty(name, value);
    return noChange;
  }
}

/**
 * Sets CSS custom properties of an element: `<div ${customProperties({ '--at': '85%' })}>`. A strict policy blocks
 * `style="…"`, but not this.
 */
export const customProperties = directive(CustomProperties);
