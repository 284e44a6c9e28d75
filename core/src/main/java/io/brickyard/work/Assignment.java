package io.brickyard.work;

import io.brickyard.plan.Leftover;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.Step;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which node a step of a plan gives what task. */
public record Assignment(HostName node, NodeTask task) {

    /**
     * Empty for a step that is no work of a node by itself.
     *
     * @param rootAllowed whether folders may be made on the file system of {@code /}
     * @throws IllegalArgumentException for a step that no node does, such as one on the system's own folders
     */
    public static Optional<Assignment> of(Step step, boolean rootAllowed) {
        return switch (step) {
            case NodeStep work -> Optional.of(new Assignment(work.node(), task(work, rootAllowed)));
            case RepairStep repair -> Optional.of(new Assignment(repair.node(), task(repair)));
            // By which a node is known to all others, another one must say.
            case PeerStep.Alias(HostName _, HostName alias, HostName from) ->
                Optional.of(new Assignment(from, new NodeTask.Probe(alias)));
            case Step _ -> Optional.empty();
        };
    }

    private static NodeTask task(NodeStep step, boolean rootAllowed) {
        return switch (step) {
            case NodeStep.PrepareDevice(HostName _, String device, BrickPath mount) ->
                new NodeTask.PrepareDevice(new DevicePath(device), mount);
            case NodeStep.ConfigureGlusterd(HostName _, Map<String, String> options) ->
                new NodeTask.ConfigureGlusterd(options);
            case NodeStep.MakeFolder(HostName _, BrickPath folder) -> new NodeTask.MakeFolder(folder, rootAllowed);
            case NodeStep.Clean(HostName _, BrickPath brick, UUID volume, Leftover leftover) ->
                new NodeTask.Clean(brick.parent(), brick, volume, leftover);
        };
    }

    private static NodeTask task(RepairStep step) {
        return switch (step) {
            case RepairStep.StopGlusterd _ -> new NodeTask.StopGlusterd();
            case RepairStep.StartGlusterd _ -> new NodeTask.StartGlusterd();
            case RepairStep.RestartGlusterd _ -> new NodeTask.RestartGlusterd();
            case RepairStep.SettlePeer settle -> new NodeTask.SettlePeer(settle.peer());
            case RepairStep.RestoreIdentity(HostName _, NodeId id, int version, NodeId friend, HostName friendName) ->
                new NodeTask.RestoreIdentity(id, version, friend, friendName);
            case RepairStep.YieldVolume(HostName _, VolumeName volume) -> new NodeTask.YieldVolume(volume);
            case RepairStep.ForgetVolume(HostName _, VolumeName volume) -> new NodeTask.ForgetVolume(volume);
        };
    }
}
