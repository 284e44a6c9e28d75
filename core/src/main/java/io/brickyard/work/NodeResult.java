package io.brickyard.work;

import io.brickyard.plan.NodeFacts;

/** How a task ended on a node, or on the way to it. */
public sealed interface NodeResult {

    /** What the task is there for holds now. */
    record Done(String text) implements NodeResult {}

    /** What the node told. */
    record Told(NodeFacts facts) implements NodeResult {}

    /** Somebody else has the lock. */
    record Held(LockHolder holder) implements NodeResult {}

    /**
     * It was not done, or it is not known that it was.
     *
     * @param what was not done
     * @param why
     * @param advice what to do
     */
    record Failed(String what, String why, String advice) implements NodeResult {
        private static final int LONGEST = 500;

        public Failed {
            what = oneLine(what);
            why = oneLine(why);
            advice = oneLine(advice);
        }

        private static String oneLine(String text) {
            StringBuilder line = new StringBuilder();
            text.strip()
                    .codePoints()
                    .limit(LONGEST)
                    .forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
            return line.toString();
        }

        @Override
        public String toString() {
            return what + ": " + why + "; " + advice;
        }
    }
}
