import type { AttackPath, PathStep } from 'cloudstance/report';
import { labelLines } from './columns.ts';
import { shortened } from './paths.ts';
import { clip, visible } from './text-safety.ts';

/** Of a path on the summary; the finding itself has all of them. */
const mostOnSummary = 6;

/** Sizes in both drawings, in pixels. `templates/report.js` draws the tall one with the same. */
const tall = { width: 320, box: 64, gap: 46 };
const wide = { box: 168, gap: 29, height: 122 };

const shownText = (text: string): string => visible(clip(text, 1_024)).trim();

export const stepName = ({ name, id }: PathStep): string => shownText(name) || shownText(id) || '(no name)';

const howLines = ({ how = '' }: PathStep, width: number): string[] => {
  const text = shownText(how);
  return text === '' ? [] : labelLines(text, width, 2);
};

/** What fits into the tall drawing. The whole text stands beside it. */
export const labelsOf = (step: PathStep) => ({
  name: labelLines(stepName(step), 31, 2),
  how: howLines(step, 34),
});

export const titleOf = ({ title, steps }: AttackPath): string => shownText(title) || stepName(steps.at(-1)!);

/** What the templates say of a path: the same facts as in its drawing, and what allows each step. */
export const pathInWords = (path: AttackPath) => ({
  title: titleOf(path),
  steps: shortened(path).steps.map(stepInWords),
});

/** A path as the templates draw it: tall for narrow screens and paper, wide for the others, and in words. */
export function drawnPath(path: AttackPath) {
  const { steps } = shortened(path, mostOnSummary);
  return {
    ...pathInWords(path),
    tall: {
      width: tall.width,
      height: steps.length * (tall.box + tall.gap) - tall.gap,
      nodes: steps.map((step, index) => tallNode(step, index)),
    },
    wide: {
      width: steps.length * (wide.box + wide.gap),
      height: wide.height,
      nodes: steps.map((step, index) => wideNode(step, index)),
    },
  };
}

function tallNode(step: PathStep, index: number) {
  const { name, how } = labelsOf(step);
  const y = index * (tall.box + tall.gap);
  return {
    kind: step.kind,
    word: wordOf(step),
    y,
    wordY: name.length > 1 ? 20 : 26,
    name: name.map((text, line) => ({ text, y: (name.length > 1 ? 37 : 45) + line * 16 })),
    arrow: index > 0,
    arrowY: y - tall.gap,
    how: how.map((text, line) => ({ text, y: (how.length > 1 ? 19 : 27) + line * 16 })),
  };
}

function wideNode(step: PathStep, index: number) {
  const name = labelLines(stepName(step), 21, 2);
  const how = howLines(step, 25);
  const x = index * (wide.box + wide.gap);
  return {
    kind: step.kind,
    word: wordOf(step),
    x,
    name: name.map((text, line) => ({ text, y: (name.length > 1 ? 88 : 97) + line * 17 })),
    arrow: index > 0,
    arrowX: x - wide.gap,
    how: how.map((text, line) => ({ text, y: (how.length > 1 ? 12 : 28) + line * 16 })),
  };
}

const stepInWords = (step: PathStep) => {
  const name = stepName(step);
  const id = shownText(step.id);
  return {
    word: wordOf(step),
    how: shownText(step.how ?? ''),
    name,
    id: id === name ? '' : id,
    because: (step.because ?? []).map(shownText),
  };
};

const wordOf = ({ kind }: PathStep): string => kind.charAt(0).toUpperCase() + kind.slice(1);
