package io.brickyard.agent.api;

import java.util.ArrayList;
import java.util.List;

/** Everything that is served; docs/openapi/agent.yaml says the same, and a test holds them together. */
final class Routes {

    private static final String[] FILTER = {"type", "category", "severity", "volume", "node"};

    private Routes() {}

    static List<Route> of(Parts parts, EventStream stream) {
        List<Route> routes = new ArrayList<>();
        EventResource events = new EventResource(parts.journal(), parts.clock());
        routes.add(Route.get(
                "/api/v1/events", events::list, with("since", "until", "folded", "offset", "limit", "format")));
        routes.add(Route.get("/api/v1/events/stream", stream::follow, with("after", "format")));
        routes.add(Route.get("/api/v1/events/{id}", events::one, "format"));
        TypeResource types = new TypeResource(parts.types());
        routes.add(Route.get("/api/v1/types", types::list));
        routes.add(Route.get("/api/v1/types/{name}", types::one));
        WebhookResource webhooks = new WebhookResource(parts.lanes());
        routes.add(Route.get("/api/v1/webhooks", webhooks::list));
        routes.add(Route.get("/api/v1/webhooks/states", webhooks::states));
        routes.add(Route.post("/api/v1/webhooks/test", webhooks::test));
        routes.add(Route.post("/api/v1/replay", new ReplayResource(parts)::replay));
        DeadResource dead = new DeadResource(parts.lanes());
        routes.add(Route.get("/api/v1/dead", dead::list, "offset", "limit"));
        routes.add(Route.post("/api/v1/dead/retry", dead::retry));
        routes.add(Route.post("/api/v1/dead/drop", dead::drop));
        SightResource sight = new SightResource(parts.sight());
        routes.add(Route.get("/api/v1/node", sight::node));
        routes.add(Route.get("/api/v1/pool", sight::pool));
        AgentResource agent = new AgentResource(parts);
        routes.add(Route.get("/api/v1/status", agent::status));
        routes.add(Route.post("/api/v1/reload", agent::reload));
        routes.add(Route.post("/api/v1/work", new WorkResource(parts.condition().work())::perform)
                .forWorkers());
        routes.add(Route.get("/metrics", new MetricsResource(parts)::metrics));
        routes.add(Route.get("/healthz", agent::alive).forEverybody());
        routes.add(Route.get("/readyz", agent::ready).forEverybody());
        return routes;
    }

    private static String[] with(String... more) {
        List<String> names = new ArrayList<>(List.of(FILTER));
        names.addAll(List.of(more));
        return names.toArray(new String[0]);
    }
}
