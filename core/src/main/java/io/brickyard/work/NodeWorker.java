package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Does tasks on this node. Must be root.
 *
 * <p>Always holds: every outcome is a {@link NodeResult}; every process that is started has a deadline; a task can be given
 * again after a crash at any point.
 */
public final class NodeWorker {

    /** The whole pool is locked for as long as a brick is looked through under glusterd. */
    private static final Duration LOOKING = Duration.ofSeconds(30);

    private final NodePaths paths;
    private final Programs programs = new Programs();
    private final Supplier<Uptime> clock;

    NodeWorker(NodePaths paths, Supplier<Uptime> clock) {
        this.paths = paths;
        this.clock = clock;
    }

    /** With the usual places of this machine. */
    public static NodeWorker ofThisNode() {
        return new NodeWorker(NodePaths.USUAL, Uptime::now);
    }

    public static NodeWorker with(NodePaths paths) {
        return new NodeWorker(paths, Uptime::now);
    }

    NodePaths paths() {
        return paths;
    }

    public NodeResult perform(NodeTask task, Deadline deadline) {
        try {
            return performed(task, deadline);
        } catch (WorkFailure failure) {
            return failure.result();
        }
    }

    private NodeResult performed(NodeTask task, Deadline deadline) {
        Identity identity = new Identity(paths, programs, deadline);
        WriterLock lock = new WriterLock(paths.state(), clock);
        return switch (task) {
            case NodeTask.Facts(List<NodeTask.Place> places, boolean knowledge) ->
                new NodeResult.Told(new FactsLook(paths, programs, deadline).look(places, knowledge));
            case NodeTask.PrepareDevice prepare -> new DevicePreparation(paths, programs, prepare, deadline).run();
            case NodeTask.MakeFolder make -> Folders.make(make);
            case NodeTask.Clean clean -> {
                BrickRemoval removal = new BrickRemoval(paths, programs, clean);
                removal.remove(removal.takeAway(deadline), deadline);
                yield new NodeResult.Done(clean.brick() + " is gone");
            }
            case NodeTask.ConfigureGlusterd configure -> {
                GlusterdService service = service(deadline);
                service.write(configure);
                yield service.mustReadAgain()
                        ? service.restart()
                        : new NodeResult.Done("glusterd.vol has these options");
            }
            case NodeTask.StopGlusterd _ -> service(deadline).stop();
            case NodeTask.StartGlusterd _ -> service(deadline).start();
            case NodeTask.RestartGlusterd _ -> service(deadline).restart();
            case NodeTask.RestoreIdentity restore -> identity.restore(restore);
            case NodeTask.SettlePeer settle -> identity.settle(settle);
            case NodeTask.YieldVolume yielded -> identity.giveWay(yielded);
            case NodeTask.ForgetVolume forget -> identity.forget(forget);
            case NodeTask.Probe probe -> probe(probe, deadline);
            case NodeTask.TakeLock take -> lock.take(take);
            case NodeTask.ReleaseLock release -> lock.release(release);
        };
    }

    private GlusterdService service(Deadline deadline) {
        return new GlusterdService(paths, programs, deadline);
    }

    /** What would be probed again is said to be "already in peer list", which is well. */
    private NodeResult probe(NodeTask.Probe task, Deadline deadline) {
        Programs.Ending ending = programs.run(
                deadline,
                "gluster",
                "--mode=script",
                "peer",
                "probe",
                task.name().value());
        return ending.succeeded()
                ? new NodeResult.Done(ending.output().strip())
                : new NodeResult.Failed(
                        task.name() + " could not be probed",
                        ending.complaint(),
                        "see whether this node resolves and reaches that name: getent hosts " + task.name());
    }

    /**
     * The part of a task that can be done while glusterd itself waits for its end; empty when that is all of it.
     *
     * <p>What stops glusterd, asks it, or lasts long must not be done under it: it would wait for itself, with the whole pool
     * locked. That is left to a process of its own, which does the whole task again a moment later.
     */
    Portion performUnderGlusterd(NodeTask task, Deadline deadline) {
        try {
            return switch (task) {
                case NodeTask.Clean clean -> {
                    List<Path> gone =
                            new BrickRemoval(paths, programs, clean).takeAway(deadline.orSooner(Deadline.in(LOOKING)));
                    yield gone.isEmpty()
                            ? whole(new NodeResult.Done(clean.brick() + " is gone"))
                            : begun(clean.brick() + " is taken away; what was in it is being removed");
                }
                case NodeTask.ConfigureGlusterd configure -> {
                    GlusterdService service = service(deadline);
                    service.write(configure);
                    yield service.mustReadAgain()
                            ? begun("glusterd.vol has these options; glusterd starts again in a moment")
                            : whole(new NodeResult.Done("glusterd.vol has these options"));
                }
                case NodeTask.StopGlusterd _ -> begun("glusterd stops in a moment");
                case NodeTask.RestartGlusterd _ -> begun("glusterd starts again in a moment");
                case NodeTask.Probe probe -> begun(probe.name() + " is probed in a moment");
                case NodeTask.StartGlusterd _ -> whole(new NodeResult.Done("glusterd runs, as it has just asked"));
                case NodeTask.Facts _,
                        NodeTask.PrepareDevice _,
                        NodeTask.MakeFolder _,
                        NodeTask.RestoreIdentity _,
                        NodeTask.SettlePeer _,
                        NodeTask.YieldVolume _,
                        NodeTask.ForgetVolume _,
                        NodeTask.TakeLock _,
                        NodeTask.ReleaseLock _ -> whole(perform(task, deadline));
            };
        } catch (WorkFailure failure) {
            return whole(failure.result());
        }
    }

    /** @param rest whether the task must be done again, outside of glusterd */
    record Portion(NodeResult result, boolean rest) {}

    private static Portion whole(NodeResult result) {
        return new Portion(result, false);
    }

    private static Portion begun(String text) {
        return new Portion(new NodeResult.Done(text), true);
    }
}
