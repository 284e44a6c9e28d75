package io.brickyard.agent.delivery;

import io.brickyard.agent.journal.Journal;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How one lane waits. Tests let a clock of their own run instead. */
interface Waiting {

    /** No longer than a time, and shorter when it is {@linkplain #wake woken}. */
    void pause(Duration time) throws InterruptedException;

    /** Until there is an entry after a sequence number, but not long: what else there is to do is looked for again then. */
    void news(Journal journal, long after) throws InterruptedException;

    void wake();

    static Waiting real() {
        return new Waiting() {
            private static final Duration A_MOMENT = Duration.ofMillis(500);
            private final ReentrantLock lock = new ReentrantLock();
            private final Condition woken = lock.newCondition();
            private boolean called;

            @Override
            public void pause(Duration time) throws InterruptedException {
                long left = time.toNanos();
                lock.lock();
                try {
                    while (!called && left > 0) {
                        left = woken.awaitNanos(left);
                    }
                    called = false;
                } finally {
                    lock.unlock();
                }
            }

            @Override
            @SuppressWarnings("CheckReturnValue") // the journal is read anyway
            public void news(Journal journal, long after) throws InterruptedException {
                journal.awaitAfter(after, A_MOMENT);
            }

            @Override
            public void wake() {
                lock.lock();
                try {
                    called = true;
                    woken.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        };
    }
}
