package io.brickyard.agent.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method of a resource.
 *
 * @param path its segments; one that begins with a brace stands for any
 * @param query the names that a query may have
 */
record Route(String method, List<String> path, Scope scope, Set<String> query, Answering answering) {

    interface Answering {
        void answer(Call call) throws Exception;
    }

    static Route get(String path, Answering answering, String... query) {
        return new Route("GET", segments(path), Scope.READ, Set.of(query), answering);
    }

    static Route post(String path, Answering answering) {
        return new Route("POST", segments(path), Scope.CHANGE, Set.of(), answering);
    }

    Route forWorkers() {
        return new Route(method, path, Scope.WORK, query, answering);
    }

    Route forEverybody() {
        return new Route(method, path, Scope.HEALTH, query, answering);
    }

    String template() {
        return "/" + String.join("/", path);
    }

    /** What stands in the place of the braces, or the empty text where there are none; empty when the path is another. */
    Optional<String> match(List<String> asked) {
        if (asked.size() != path.size()) {
            return Optional.empty();
        }
        String variable = "";
        for (int i = 0; i < asked.size(); i++) {
            if (path.get(i).startsWith("{")) {
                variable = asked.get(i);
            } else if (!path.get(i).equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variable);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
