package io.brickyard.survey;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A few threads for questions that block, and an end to waiting for them.
 *
 * <p>Platform threads, not virtual ones: those leave a poller thread inside the kernel, for which the virtual machine waits
 * 300 ms when it exits (measured with JDK 25; doc/adr/0003). They are daemons, so that a look-up that hangs in the system's
 * resolver holds nothing back.
 */
final class Threads implements AutoCloseable {

    private final int most;
    private final ExecutorService pool;

    /** @param most how many questions may be under way at once */
    Threads(int most) {
        this.most = most;
        // All of one name: numbering them costs a cold JVM more than starting them.
        this.pool = Executors.newFixedThreadPool(most, Threads::thread);
    }

    private static Thread thread(Runnable task) {
        Thread thread = Thread.ofPlatform().daemon().name("survey").unstarted(task);
        // The first look-up of a name asks this loader for resolvers that somebody brings along. There are none in our
        // jar, but
        // to know it Java would read all of its index.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        return thread;
    }

    /** A question and what it is about. */
    record Question<K, T>(K about, Callable<T> work) {}

    /**
     * Asks all questions, as many at once as there are threads.
     *
     * @param time after which answers are no longer waited for
     * @return the answers that came; questions that failed with a {@link GlusterdFailure} have none
     */
    <K, T> Map<K, T> ask(List<Question<K, T>> questions, Duration time) {
        Deadline deadline = Deadline.in(Duration.ofNanos(time.toNanos() * (1 + questions.size() / most / 8)));
        Map<K, Future<T>> open = HashMap.newHashMap(questions.size());
        for (Question<K, T> question : questions) {
            open.put(question.about(), pool.submit(question.work()));
        }
        Map<K, T> answers = HashMap.newHashMap(questions.size());
        open.forEach((about, future) -> {
            try {
                answers.put(about, future.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException _) {
                future.cancel(true);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GlusterdFailure)) {
                    throw new IllegalStateException("a question failed in an unforeseen way: " + about, e.getCause());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return answers;
    }

    /** Begins work whose result is wanted later. */
    <T> Future<T> begin(Callable<T> work) {
        return pool.submit(work);
    }

    /** The result of work that was begun; empty when it failed or does not come in time. */
    static <T> Optional<T> result(Future<T> begun, Duration time) {
        try {
            return Optional.of(begun.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException _) {
            begun.cancel(true);
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
