package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.Capacity;
import io.brickyard.health.Finding;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.DaemonReport;
import io.brickyard.survey.Gap;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.Survey;
import io.brickyard.survey.TaskReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report for programs, in whatever notation: JSON and XML cannot differ in content because both are written by this
 * one walk over the survey and its assessment.
 *
 * <p>Within one schema number members are only ever added; none is removed, renamed or given another meaning.
 */
final class StatusDocument {

    static final String SCHEMA = "brickyard.status/1";

    private final Survey survey;
    private final Assessment assessment;
    private final Roster roster;
    private final Outlet out;

    private StatusDocument(Survey survey, Assessment assessment, Outlet out) {
        this.survey = survey;
        this.assessment = assessment;
        this.roster = new Roster(survey, assessment);
        this.out = out;
    }

    static void write(Survey survey, Assessment assessment, Outlet out) {
        new StatusDocument(survey, assessment, out).write();
    }

    private void write() {
        out.beginDocument("status");
        out.member("schema", SCHEMA);
        out.member("overall", assessment.overall().name());
        out.member("complete", survey.complete());
        out.member("observed_at", Figures.utc(survey.observedAt()));
        out.member("took_ms", survey.took().toMillis());
        out.member("asked_from", survey.askedFrom());
        out.member("isolated", survey.isolated());
        nodes();
        new VolumeDocument(survey, roster, out).write(assessment.volumes());
        findings("findings", assessment.findings());
        findings("muted", assessment.muted());
        gaps();
        daemons();
        tasks();
        map("options", survey.extras().options(), out);
        capacity(Capacity.ofPool(survey), out);
        out.endDocument();
    }

    private void nodes() {
        out.beginList("nodes", "node");
        for (NodeReport report : survey.nodes()) {
            out.beginItem();
            out.member("id", report.id().toString());
            out.member("name", report.node().name().value());
            out.beginList("addresses", "address");
            for (HostName address : report.node().addresses()) {
                out.item(address.value());
            }
            out.endList();
            out.member("state", report.state().name());
            out.member("asker", report.asker());
            out.member("evidence", report.evidence());
            out.beginList("seen_by", "node");
            for (NodeId seer : report.seenBy()) {
                out.item(roster.name(seer));
            }
            out.endList();
            out.endItem();
        }
        out.endList();
    }

    private void findings(String name, List<Finding> findings) {
        out.beginList(name, "finding");
        for (Finding finding : findings) {
            out.beginItem();
            out.member("code", finding.code());
            out.member("severity", finding.severity().name());
            out.member("target", finding.target().toString());
            out.member("summary", finding.summary());
            texts("evidence", "fact", finding.evidence(), out);
            texts("remedy", "line", finding.remedy(), out);
            out.member("extent", finding.extent());
            if (finding.since().isPresent()) {
                out.member("since", Figures.utc(finding.since().get()));
            }
            out.endItem();
        }
        out.endList();
    }

    private void gaps() {
        out.beginList("gaps", "gap");
        for (Gap gap : survey.gaps()) {
            out.beginItem();
            out.member("subject", gap.subject());
            out.member("reason", gap.reason());
            if (!gap.advice().isEmpty()) {
                out.member("advice", gap.advice());
            }
            out.endItem();
        }
        out.endList();
    }

    private void daemons() {
        out.beginList("daemons", "daemon");
        for (DaemonReport daemon : survey.extras().daemons()) {
            out.beginItem();
            out.member("kind", daemon.kind().name());
            out.member("volume", daemon.volume().value());
            out.member("node", roster.name(daemon.node()));
            out.member("online", daemon.online());
            out.endItem();
        }
        out.endList();
    }

    private void tasks() {
        out.beginList("tasks", "task");
        for (TaskReport task : survey.extras().tasks()) {
            out.beginItem();
            out.member("volume", task.volume().value());
            out.member("kind", task.kind());
            out.member("id", task.id());
            out.member("status", task.status().name());
            texts("bricks", "brick", task.bricks(), out);
            out.endItem();
        }
        out.endList();
    }

    static void texts(String name, String item, List<String> texts, Outlet out) {
        out.beginList(name, item);
        for (String text : texts) {
            out.item(text);
        }
        out.endList();
    }

    /** In the order of the keys, so that two reports of the same pool are equal. */
    static void map(String name, Map<String, String> pairs, Outlet out) {
        out.beginObject(name);
        for (Map.Entry<String, String> pair : new TreeMap<>(pairs).entrySet()) {
            out.pair(pair.getKey(), pair.getValue());
        }
        out.endObject();
    }

    static void capacity(Capacity capacity, Outlet out) {
        out.beginObject("capacity");
        figure("raw", capacity.raw(), out);
        figure("usable", capacity.usable(), out);
        out.member("shared", capacity.shared());
        out.endObject();
    }

    private static void figure(String name, Capacity.Figure figure, Outlet out) {
        out.beginObject(name);
        switch (figure) {
            case Capacity.Known known -> {
                out.member("total_bytes", known.total().count());
                out.member("free_bytes", known.free().count());
            }
            case Capacity.Unknown(String reason) -> out.member("unknown", reason);
        }
        out.endObject();
    }
}
