import { caseNumberShape, type Case } from './case.ts';
import type { GateInput } from './gates.ts';
import { momentMs } from './moment.ts';
import { isFilled } from './records/rules.ts';
import { text, type Text } from './text.ts';
import { transitions, type Asked, type Transition, type TransitionId } from './workflow.ts';

/** What the person who makes a transition is asked. Which of it a transition needs is in the table (`asks`). */
export interface TransitionInput extends GateInput {
  /** A code of `holdReasons`, or one that the settings add. */
  readonly holdReason?: string | undefined;
  /** ISO 8601: when to look at a case on hold again. */
  readonly nextReviewAt?: string | undefined;
  /** The number of the case to merge into. */
  readonly target?: string | undefined;
}

export const askedNames: Readonly<Record<Asked, Text>> = {
  reason: text('Reason', '理由'),
  holdReason: text('Waiting for', '挂起原因'),
  nextReviewAt: text('Review again at', '下次复查时间'),
  target: text('Merge into', '合并到'),
  answer: text('Answer', '答复'),
};

export interface InputProblem {
  readonly asked: Asked;
  readonly label: Text;
  readonly message: Text;
}

/** What is missing or wrong in what the person gave. Unlike a gate, this cannot be overridden. */
export function inputProblems(
  current: Pick<Case, 'number'>,
  id: TransitionId,
  given: TransitionInput,
  now: number,
): readonly InputProblem[] {
  const asks = transitionOf(id).asks ?? {};
  return Object.entries(askedNames).flatMap(([key, label]) => {
    const asked = key as Asked;
    const value = given[asked];
    const isNeeded = asks[asked] === 'needed' || (id === 'hold' && asked === 'reason' && given.holdReason === 'other');
    const message = isFilled(value)
      ? wrongInput(current, asked, String(value), now)
      : isNeeded
        ? text('Missing', '未填写')
        : undefined;
    return asks[asked] !== undefined && message ? [{ asked, label, message }] : [];
  });
}

function wrongInput({ number }: Pick<Case, 'number'>, asked: Asked, value: string, now: number): Text | undefined {
  switch (asked) {
    case 'nextReviewAt':
      return (momentMs(value) ?? 0) > now ? undefined : text('Must be a time ahead.', '必须是将来的时间。');
    case 'target':
      if (!caseNumberShape.test(value))
        return text('Not a case number like TS-20261122-K7Q4M.', '不是有效的案卷编号，例如 TS-20261122-K7Q4M。');
      return value === number ? text('A case cannot be merged into itself.', '不能合并到自身。') : undefined;
    case 'reason':
    case 'holdReason':
    case 'answer':
      return undefined;
  }
}

/** The declaration of a transition. */
export const transitionOf = (id: TransitionId): Transition =>
  transitions.find((transition) => transition.id === id) ?? never(id);

const never = (id: string): never => {
  throw new RangeError(`No transition is called ${id}`);
};
