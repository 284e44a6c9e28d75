package io.brickyard.agent.watch;

import io.brickyard.events.Event;
import io.brickyard.events.OwnEvents;
import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.health.Assessment;
import io.brickyard.health.Assessor;
import io.brickyard.health.Mutes;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PoolAgents;
import io.brickyard.survey.PoolWord;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the pool again and again and says what changed.
 *
 * <p>Every few seconds a glance at what the glusterds say; when that differs from the last glance, when somebody hints that
 * something happened, when the last look left doubts, and at least every minute, a whole look. Every node's agent watches, but
 * only one tells: the one with the lowest id among the nodes that are there and were all the time since the trouble began,
 * so that it is told once; where agents are paired, nodes whose agent does not answer are passed over. Who is cut off from most of the pool keeps silent. A node that comes back with a lower id may tell
 * the end of a heal a second time: at least once comes first.
 */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration AT_LEAST = Duration.ofMinutes(1);
    private static final Duration DOUBTFUL = Duration.ofSeconds(1);
    /** Between two looks, however many hints there are: a burst of events is one trouble. */
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    private final Looks looks;
    private final MemoryFile file;
    private final Watched watched;
    private final Duration interval;
    private final Telling telling;
    private final Consumer<List<Event>> sink;
    private final Semaphore hints = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile List<PoolWord.Known> known = List.of();
    private @Nullable Survey lastGlance;
    private Optional<Deadline> nextLook = Optional.empty();

    /**
     * Begins to watch.
     *
     * @param folder in which is remembered what was seen
     * @param interval between two glances
     * @param agents who tell what can be seen on other nodes only
     * @param sink is given what changed, when it is this node's turn to tell; it must not lose it
     */
    public static Watch begin(
            Path folder, Duration interval, PoolAgents agents, OwnEvents events, Consumer<List<Event>> sink) {
        Looks looks = Looks.real(new StateFolder(folder), System.getenv(), agents);
        return new Watch(looks, new MemoryFile(folder), interval, new Telling(events), sink);
    }

    Watch(Looks looks, MemoryFile file, Duration interval, Telling telling, Consumer<List<Event>> sink) {
        this.looks = looks;
        this.file = file;
        this.watched = new Watched(file.read());
        this.known = watched.known();
        this.interval = interval;
        this.telling = telling;
        this.sink = sink;
        this.thread = Thread.ofPlatform().daemon().name("watch").start(this::run);
    }

    /** Something happened: look at once. */
    public void hint() {
        hints.release();
    }

    /** The problems that there are, and since when. */
    public List<PoolWord.Known> known() {
        return known;
    }

    private void run() {
        while (!closed) {
            try {
                boolean hinted = hints.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
                if (hinted && AT_MOST_EVERY.compareTo(interval) < 0) {
                    TimeUnit.MILLISECONDS.sleep(AT_MOST_EVERY.toMillis());
                }
                hints.drainPermits();
                turn(hinted);
            } catch (InterruptedException _) {
                return;
            } catch (GlusterdFailure failure) {
                LOG.debug("the pool cannot be seen: {}", failure.getMessage());
            } catch (RuntimeException defect) {
                LOG.error("a look at the pool failed", defect);
            }
        }
    }

    private Duration pause() {
        return watched.doubts() && DOUBTFUL.compareTo(interval) < 0 ? DOUBTFUL : interval;
    }

    private void turn(boolean hinted) {
        boolean due = hinted
                || watched.doubts()
                || !watched.healsUnderWay().isEmpty()
                || nextLook.map(Deadline::passed).orElse(true)
                || differs(looks.glance());
        if (!due) {
            return;
        }
        Survey survey = looks.look(watched.healsUnderWay());
        nextLook = Optional.of(Deadline.in(AT_LEAST));
        if (survey.isolated()) {
            return;
        }
        Assessment assessment =
                new Assessor().assess(survey, Mutes.NONE, survey.observedAt()).assessment();
        Watched.Memory before = watched.memory();
        List<Change> changes = watched.next(Outlook.of(survey, assessment));
        known = watched.known();
        if (!changes.isEmpty() && tells(survey)) {
            sink.accept(telling.of(survey, changes));
        }
        if (!watched.memory().equals(before)) {
            remember();
        }
    }

    /** Whether a glance shows anything else than the one before. */
    private boolean differs(Survey glance) {
        Survey before = lastGlance;
        lastGlance = glance;
        return before == null
                || !before.bricks().equals(glance.bricks())
                || !before.nodes().equals(glance.nodes())
                || !before.volumes().equals(glance.volumes());
    }

    /** Whether this node's id is the lowest of those that are there, can tell, and were there since the trouble began. */
    private boolean tells(Survey survey) {
        Set<NodeId> mute = new HashSet<>();
        survey.extras().agents().unheard().forEach(unheard -> mute.add(unheard.node()));
        List<NodeReport> there = survey.nodes().stream()
                .filter(node -> node.state() == NodeState.UP && !mute.contains(node.id()))
                .toList();
        List<NodeReport> steady = there.stream()
                .filter(node -> !watched.left().contains(node.id()))
                .toList();
        return (steady.isEmpty() ? there : steady)
                .stream()
                        .min((one, other) -> one.id().compareTo(other.id()))
                        .filter(NodeReport::asker)
                        .isPresent();
    }

    private void remember() {
        try {
            file.write(watched.memory());
        } catch (IOException e) {
            LOG.warn("cannot remember what was seen of the pool: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
