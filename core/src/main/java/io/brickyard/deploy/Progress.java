package io.brickyard.deploy;

import io.brickyard.plan.Step;

/** Is told how an apply goes on, from its thread. */
public interface Progress {

    /** A step is looked at now. */
    void begun(int index, Step step);

    /** A wait goes on. */
    void waiting(Step step, String how);

    /**
     * A step's effect is there.
     *
     * @param already whether it was there before the step
     */
    void done(int index, Step step, boolean already);

    /** Nobody is told. */
    Progress SILENT = new Progress() {
        @Override
        public void begun(int index, Step step) {}

        @Override
        public void waiting(Step step, String how) {}

        @Override
        public void done(int index, Step step, boolean already) {}
    };
}
