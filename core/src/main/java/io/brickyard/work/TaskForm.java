package io.brickyard.work;

import io.brickyard.json.Json;
import io.brickyard.plan.Leftover;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A task as one JSON object: {@code {"task": "make-folder", "folder": "/bricks/b1", "root-allowed": false}}. It is read as if an
 * enemy had written it: bounded, every member known, every value of a validated type.
 */
public final class TaskForm {

    /** In bytes; one with a thousand places of usual length is below this. */
    public static final int LARGEST = 256 << 10;

    private TaskForm() {}

    /** @throws FormFailure when the bytes are no task; the message says why */
    public static NodeTask read(byte[] octets) {
        Fields fields = Fields.read(octets, LARGEST);
        try {
            return task(fields);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new FormFailure(String.valueOf(refused.getMessage()));
        }
    }

    private static NodeTask task(Fields fields) {
        return switch (fields.text("task")) {
            case "facts" ->
                new NodeTask.Facts(
                        fields.only("task", "places", "knowledge").objects("places", TaskForm::place),
                        fields.members().member("knowledge").isPresent() && fields.flag("knowledge"));
            case "prepare-device" ->
                new NodeTask.PrepareDevice(
                        new DevicePath(fields.only("task", "device", "mount").text("device")), path(fields, "mount"));
            case "make-folder" ->
                new NodeTask.MakeFolder(
                        path(fields.only("task", "folder", "root-allowed"), "folder"), fields.flag("root-allowed"));
            case "clean" ->
                new NodeTask.Clean(
                        path(fields.only("task", "place", "brick", "volume", "leftover"), "place"),
                        path(fields, "brick"),
                        fields.uuid("volume"),
                        leftover(fields));
            case "configure-glusterd" ->
                new NodeTask.ConfigureGlusterd(fields.only("task", "options").texts("options"));
            case "stop-glusterd" -> alone(fields, new NodeTask.StopGlusterd());
            case "start-glusterd" -> alone(fields, new NodeTask.StartGlusterd());
            case "restart-glusterd" -> alone(fields, new NodeTask.RestartGlusterd());
            case "settle-peer" ->
                new NodeTask.SettlePeer(NodeId.parse(fields.only("task", "peer").text("peer")));
            case "restore-identity" -> identity(fields);
            case "yield-volume" ->
                new NodeTask.YieldVolume(
                        new VolumeName(fields.only("task", "volume").text("volume")));
            case "forget-volume" ->
                new NodeTask.ForgetVolume(
                        new VolumeName(fields.only("task", "volume").text("volume")));
            case "probe" ->
                new NodeTask.Probe(new HostName(fields.only("task", "name").text("name")));
            case "take-lock" ->
                new NodeTask.TakeLock(
                        holder(fields.only("task", "holder", "token", "seconds").object("holder")),
                        fields.uuid("token"),
                        Duration.ofSeconds(fields.number("seconds")));
            case "release-lock" ->
                new NodeTask.ReleaseLock(fields.only("task", "token").uuid("token"));
            case String other -> throw new FormFailure("there is no task '" + Fields.shortened(other) + "'");
        };
    }

    private static NodeTask alone(Fields fields, NodeTask task) {
        fields.only("task");
        return task;
    }

    private static NodeTask identity(Fields fields) {
        fields.only("task", "id", "operating-version", "friend", "friend-name");
        return new NodeTask.RestoreIdentity(
                NodeId.parse(fields.text("id")),
                Math.toIntExact(fields.number("operating-version")),
                NodeId.parse(fields.text("friend")),
                new HostName(fields.text("friend-name")));
    }

    private static NodeTask.Place place(Fields fields) {
        fields.only("path", "device");
        return new NodeTask.Place(
                path(fields, "path"), fields.possibleText("device").map(DevicePath::new));
    }

    private static BrickPath path(Fields fields, String name) {
        return new BrickPath(fields.text(name));
    }

    private static Leftover leftover(Fields fields) {
        return Leftover.of(fields.text("leftover"))
                .orElseThrow(() -> new FormFailure("it is not known what may be left in the brick: '"
                        + Fields.shortened(fields.text("leftover")) + "'"));
    }

    static LockHolder holder(Fields fields) {
        fields.only("who", "process", "what");
        return new LockHolder(fields.text("who"), fields.number("process"), fields.text("what"));
    }

    /** The task on one line of ASCII. */
    public static String write(NodeTask task) {
        return json(task).inPythonsWay();
    }

    private static Json.Members json(NodeTask task) {
        return switch (task) {
            case NodeTask.Facts(List<NodeTask.Place> places, boolean knowledge) -> facts(places, knowledge);
            case NodeTask.PrepareDevice(DevicePath device, BrickPath mount) ->
                named("prepare-device").with("device", device.value()).with("mount", mount.value());
            case NodeTask.MakeFolder(BrickPath folder, boolean rootAllowed) ->
                named("make-folder").with("folder", folder.value()).with("root-allowed", new Json.Flag(rootAllowed));
            case NodeTask.Clean(BrickPath place, BrickPath brick, UUID volume, Leftover leftover) ->
                named("clean")
                        .with("place", place.value())
                        .with("brick", brick.value())
                        .with("volume", volume.toString())
                        .with("leftover", leftover.word());
            case NodeTask.ConfigureGlusterd configure ->
                named("configure-glusterd").with("options", Fields.write(configure.options()));
            case NodeTask.StopGlusterd _ -> named("stop-glusterd");
            case NodeTask.StartGlusterd _ -> named("start-glusterd");
            case NodeTask.RestartGlusterd _ -> named("restart-glusterd");
            case NodeTask.SettlePeer(NodeId peer) -> named("settle-peer").with("peer", peer.toString());
            case NodeTask.RestoreIdentity(NodeId id, int version, NodeId friend, HostName friendName) ->
                named("restore-identity")
                        .with("id", id.toString())
                        .with("operating-version", Json.Numeral.of(version))
                        .with("friend", friend.toString())
                        .with("friend-name", friendName.value());
            case NodeTask.YieldVolume(VolumeName volume) ->
                named("yield-volume").with("volume", volume.value());
            case NodeTask.ForgetVolume(VolumeName volume) ->
                named("forget-volume").with("volume", volume.value());
            case NodeTask.Probe(HostName name) -> named("probe").with("name", name.value());
            case NodeTask.TakeLock(LockHolder holder, UUID token, Duration term) ->
                named("take-lock")
                        .with("holder", json(holder))
                        .with("token", token.toString())
                        .with("seconds", Json.Numeral.of(term.toSeconds()));
            case NodeTask.ReleaseLock(UUID token) -> named("release-lock").with("token", token.toString());
        };
    }

    private static Json.Members facts(List<NodeTask.Place> places, boolean knowledge) {
        Json.Members members = named("facts")
                .with(
                        "places",
                        new Json.Items(places.stream().map(TaskForm::json).toList()));
        return knowledge ? members.with("knowledge", new Json.Flag(true)) : members;
    }

    private static Json.Members named(String name) {
        return Json.Members.NONE.with("task", name);
    }

    private static Json json(NodeTask.Place place) {
        Json.Members path = Json.Members.NONE.with("path", place.path().value());
        return place.device().map(device -> path.with("device", device.value())).orElse(path);
    }

    static Json.Members json(LockHolder holder) {
        return Json.Members.NONE
                .with("who", holder.who())
                .with("process", Json.Numeral.of(holder.process()))
                .with("what", holder.what());
    }
}
