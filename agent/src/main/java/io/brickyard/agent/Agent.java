package io.brickyard.agent;

import io.brickyard.agent.config.Configuration;
import io.brickyard.agent.config.ConfigurationError;
import io.brickyard.agent.intake.Intake;
import io.brickyard.agent.intake.IntakeSettings;
import io.brickyard.agent.intake.SourcePolicy;
import io.brickyard.agent.journal.SqliteJournal;
import io.brickyard.agent.logs.EventsLog;
import io.brickyard.agent.logs.Logging;
import io.brickyard.agent.system.FileWatch;
import io.brickyard.agent.system.PidFile;
import io.brickyard.agent.system.Signals;
import io.brickyard.agent.system.Supervisor;
import io.brickyard.agent.system.SystemCalls;
import io.brickyard.pool.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running agent, from its start to its end.
 *
 * <p>It listens before it does anything else, and stops listening after everything else but recording: what GlusterFS says in
 * between is kept. Everything beyond that (which node this is, the journal, webhooks, the API) comes in {@link Service}.
 */
final class Agent {

    private static final Logger log = LoggerFactory.getLogger(Agent.class);

    private static final Duration RETRY = Duration.ofSeconds(15);

    private final Options options;
    private final Map<String, String> environment;
    private final Signals signals = new Signals();
    private final Configuration configuration;
    private final EventsLog eventsLog;
    private final PoolFiles files;

    Agent(Options options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
        configuration = options.configuration();
        files = new PoolFiles(configuration.node().workdir());
        eventsLog = new EventsLog(configuration.log().events(), Clock.systemDefaultZone());
    }

    int run() {
        heed(configuration);
        // Before anything is bound: two agents at one port would each hear a part.
        SqliteJournal.checkNobodyUses(Stores.journalFolder(configuration));
        IntakeSettings intakeSettings = withPort(configuration.intake(), files.port());
        SourcePolicy sources = new SourcePolicy(configuration.sources());
        try (Intake intake = new Intake(intakeSettings, sources, Clock.systemUTC())) {
            tell(intake);
            SystemCalls system = new SystemCalls();
            Supervisor supervisor = new Supervisor(environment, system);
            if (intake.enlargeBuffers(system, intakeSettings) == 0) {
                log.warn("socket buffers are bounded by net.core.rmem_max, as CAP_NET_ADMIN is missing");
            }
            Optional<PidFile> pidFile =
                    options.pidFile().or(configuration.node()::pidFile).map(file -> new PidFile(file, system));
            try (FileWatch watch = new FileWatch(files.files(), () -> signals.wish(Signals.Wish.RELOAD))) {
                live(intake, sources, supervisor, watch);
            } finally {
                pidFile.ifPresent(PidFile::close);
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Until somebody wants it to stop. */
    private void live(Intake intake, SourcePolicy sources, Supervisor supervisor, FileWatch watch)
            throws InterruptedException {
        Waiting waiting = new Waiting(configuration.node().workdir(), sources, signals);
        Optional<NodeId> node = waiting.forNode(supervisor);
        if (node.isEmpty()) {
            log.warn(
                    "stopped before this node had an id; {} datagrams are lost",
                    intake.counts().waiting());
            return;
        }
        NodeId self = node.orElseThrow();
        try {
            Optional<Service> opened = new Room(signals, supervisor)
                    .open(() -> new Service(self, configuration, intake, files, eventsLog, new Reloading()));
            if (opened.isEmpty()) {
                log.warn(
                        "stopped before there was room for the journal; {} datagrams are lost",
                        intake.counts().waiting());
                return;
            }
            try (Service service = opened.orElseThrow()) {
                serve(service, self, supervisor, watch);
            }
        } finally {
            waiting.close();
        }
    }

    private void serve(Service service, NodeId self, Supervisor supervisor, FileWatch watch)
            throws InterruptedException {
        supervisor.ready("taking events in as node " + self);
        log.info("ready as node {}", self);
        while (true) {
            Optional<Signals.Wish> wish = signals.next(RETRY);
            if (wish.isEmpty()) {
                service.retry();
                continue;
            }
            if (wish.get() == Signals.Wish.STOP) {
                break;
            }
            supervisor.reloading(System.nanoTime());
            watch.seen();
            reload(service);
            supervisor.ready("taking events in as node " + self);
        }
        supervisor.stopping();
        log.info("stopping");
    }

    /** A configuration that cannot be used changes nothing. */
    private void reload(Service service) {
        try {
            Configuration changed = options.configuration();
            files.read();
            heed(changed);
            service.reload();
            List<String> later = changed.needingRestart(configuration);
            if (!later.isEmpty()) {
                log.warn("changed, but only heeded after a restart: {}", String.join(", ", later));
            }
            log.info("reloaded");
        } catch (ConfigurationError e) {
            e.problems().forEach(problem -> log.error("not reloaded: {}", problem));
        }
    }

    private final class Reloading implements AgentCondition.Reloading {
        @Override
        public List<String> problems() {
            try {
                options.configuration();
                return List.of();
            } catch (ConfigurationError e) {
                return e.problems().stream().map(Object::toString).toList();
            }
        }

        @Override
        public void wish() {
            signals.wish(Signals.Wish.RELOAD);
        }
    }

    private void heed(Configuration current) {
        Logging.level(files.logLevel().orElse(current.log().level().name()));
        eventsLog.enable(files.eventsLog());
    }

    private static IntakeSettings withPort(IntakeSettings settings, Optional<Integer> port) {
        if (port.isEmpty() || settings.ports().contains(port.orElseThrow())) {
            return settings;
        }
        List<Integer> ports = new ArrayList<>(settings.ports());
        ports.add(port.orElseThrow());
        return settings.withPorts(ports);
    }

    private static void tell(Intake intake) {
        intake.problems().forEach(log::warn);
        log.info(
                "listening on {}", intake.bound().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
}
