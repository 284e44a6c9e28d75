package io.brickyard.agents;

import io.brickyard.json.Json;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.DaemonReport;
import io.brickyard.survey.NodeWord;
import io.brickyard.survey.PoolWord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What nodes and pools tell, as JSON: {@code GET /api/v1/node} and {@code GET /api/v1/pool}. docs/openapi/agent.yaml
 * describes both.
 *
 * <p>Reading passes over what it does not understand: the other agent may be of another version.
 */
public final class WordForm {

    private WordForm() {}

    public static Json.Members json(NodeWord word) {
        Map<BrickId, Json.Members> bricks = new LinkedHashMap<>();
        for (BrickUsage usage : word.usage()) {
            bricks.put(usage.brick(), usage(usage));
        }
        word.waiting().forEach((brick, entries) -> {
            Json.Members known = bricks.getOrDefault(brick, path(brick));
            bricks.put(brick, known.with("waiting", Json.Numeral.of(entries)));
        });
        List<Json> daemons = new ArrayList<>();
        for (DaemonReport daemon : word.daemons()) {
            daemons.add(Json.Members.NONE
                    .with("volume", daemon.volume().value())
                    .with("kind", daemon.kind().name())
                    .with("online", new Json.Flag(daemon.online())));
        }
        return Json.Members.NONE
                .with("node", word.node().toString())
                .with("at", word.at().toString())
                .with("bricks", new Json.Items(List.copyOf(bricks.values())))
                .with("daemons", new Json.Items(daemons));
    }

    private static Json.Members path(BrickId brick) {
        return Json.Members.NONE.with("path", brick.path().value());
    }

    private static Json.Members usage(BrickUsage usage) {
        Json.Members members = path(usage.brick())
                .with("total_bytes", Json.Numeral.of(usage.total().count()))
                .with("free_bytes", Json.Numeral.of(usage.free().count()));
        if (usage.inodes().isPresent()) {
            members = members.with(
                            "total_inodes", Json.Numeral.of(usage.inodes().get().total()))
                    .with("free_inodes", Json.Numeral.of(usage.inodes().get().free()));
        }
        members = with(members, "device", usage.device());
        members = with(members, "file_system", usage.fileSystem());
        return with(members, "mount_options", usage.mountOptions());
    }

    private static Json.Members with(Json.Members members, String name, Optional<String> text) {
        return text.map(value -> members.with(name, value)).orElse(members);
    }

    public static Json.Members json(PoolWord word) {
        List<Json> unheard = new ArrayList<>();
        for (PoolWord.Unheard one : word.unheard()) {
            Json.Members members = Json.Members.NONE
                    .with("node", one.node().toString())
                    .with("since", one.since().toString());
            unheard.add(with(members, "last_heard", one.lastHeard().map(Instant::toString)));
        }
        List<Json> findings = new ArrayList<>();
        for (PoolWord.Known known : word.known()) {
            findings.add(Json.Members.NONE
                    .with("code", known.code())
                    .with("target", known.target())
                    .with("since", known.since().toString()));
        }
        return Json.Members.NONE
                .with(
                        "nodes",
                        new Json.Items(
                                word.words().stream().<Json>map(WordForm::json).toList()))
                .with("unheard", new Json.Items(unheard))
                .with("findings", new Json.Items(findings));
    }

    /** Empty when it is no node's word. */
    public static Optional<NodeWord> node(Json json) {
        return reading(json, members -> {
            NodeId node = NodeId.parse(members.text("node").orElse(""));
            List<BrickUsage> usage = new ArrayList<>();
            Map<BrickId, Long> waiting = new HashMap<>();
            for (Json.Members brick : each(members, "bricks")) {
                BrickId id = new BrickId(node, new BrickPath(brick.text("path").orElse("")));
                usage(id, brick).ifPresent(usage::add);
                brick.number("waiting").ifPresent(entries -> waiting.put(id, entries));
            }
            List<DaemonReport> daemons = new ArrayList<>();
            for (Json.Members daemon : each(members, "daemons")) {
                daemon(node, daemon).ifPresent(daemons::add);
            }
            return new NodeWord(node, instant(members, "at"), usage, daemons, waiting);
        });
    }

    public static Optional<PoolWord> pool(Json json) {
        return reading(json, members -> {
            List<NodeWord> words = new ArrayList<>();
            each(members, "nodes").forEach(node -> node(node).ifPresent(words::add));
            List<PoolWord.Unheard> unheard = new ArrayList<>();
            for (Json.Members one : each(members, "unheard")) {
                unheard.add(new PoolWord.Unheard(
                        NodeId.parse(one.text("node").orElse("")),
                        instant(one, "since"),
                        one.text("last_heard").map(Instant::parse)));
            }
            List<PoolWord.Known> known = new ArrayList<>();
            for (Json.Members one : each(members, "findings")) {
                known.add(new PoolWord.Known(
                        one.text("code").orElse(""), one.text("target").orElse(""), instant(one, "since")));
            }
            return new PoolWord(words, unheard, known);
        });
    }

    private static <T> Optional<T> reading(Json json, Function<Json.Members, T> form) {
        try {
            return json instanceof Json.Members members ? Optional.of(form.apply(members)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<BrickUsage> usage(BrickId brick, Json.Members members) {
        Optional<Long> total = members.number("total_bytes");
        Optional<Long> free = members.number("free_bytes");
        if (total.isEmpty() || free.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> inodes = members.number("total_inodes");
        return Optional.of(new BrickUsage(
                brick,
                new Bytes(total.get()),
                new Bytes(free.get()),
                inodes.map(all ->
                        new BrickUsage.Inodes(all, members.number("free_inodes").orElse(0L))),
                members.text("device"),
                members.text("file_system"),
                members.text("mount_options"),
                OptionalInt.empty()));
    }

    private static Optional<DaemonReport> daemon(NodeId node, Json.Members members) {
        return members.text("kind").flatMap(WordForm::kind).flatMap(kind -> members.flag("online")
                .map(online ->
                        new DaemonReport(new VolumeName(members.text("volume").orElse("")), node, kind, online)));
    }

    private static Optional<DaemonReport.Kind> kind(String name) {
        for (DaemonReport.Kind kind : DaemonReport.Kind.values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static Instant instant(Json.Members members, String name) {
        return Instant.parse(members.text(name).orElse(""));
    }

    private static List<Json.Members> each(Json.Members members, String name) {
        List<Json.Members> each = new ArrayList<>();
        if (members.member(name).orElse(Json.Members.NONE) instanceof Json.Items items) {
            for (Json value : items.values()) {
                if (value instanceof Json.Members one) {
                    each.add(one);
                }
            }
        }
        return each;
    }
}
