package io.brickyard.agent.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a request to its route: finds it, asks what the caller may, checks the query, and turns whatever goes wrong into a
 * problem document. A caller without a valid token learns nothing, not even which paths there are.
 */
final class Router extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final List<String> LISTS = List.of("type", "category", "volume", "node");
    private static final int MOST_VALUES = 64;

    private record Found(Route route, String variable) {}

    private final List<Route> routes;
    private final Function<Request, Scope> callers;

    /** @param callers what the sender of a request may do */
    Router(List<Route> routes, Function<Request, Scope> callers) {
        super(InvocationType.BLOCKING);
        this.routes = List.copyOf(routes);
        this.callers = callers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            answer(request, response);
            callback.succeeded();
        } catch (IOException gone) {
            // Whoever asked has left, or was too slow: nobody is there to be told.
            callback.failed(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            callback.failed(stopping);
        }
        return true;
    }

    private void answer(Request request, Response response) throws IOException, InterruptedException {
        Call bare = new Call(request, response, Fields.EMPTY, "");
        try {
            Found found = found(request, callers.apply(request));
            Fields query = query(request, found.route());
            found.route().answering().answer(new Call(request, response, query, found.variable()));
        } catch (Problem problem) {
            bare.problem(problem);
        } catch (IOException | InterruptedException ended) {
            throw ended;
        } catch (Exception defect) {
            if (defect instanceof HttpException broken && broken.getCode() < 500 && !response.isCommitted()) {
                bare.problem(Problem.ofServer(broken.getCode(), "its body is not what its head says"));
                return;
            }
            LOG.error("event=api-defect method={} cause={}", request.getMethod(), defect.toString(), defect);
            if (response.isCommitted()) {
                throw new IOException("the response ends early", defect);
            }
            response.reset();
            bare.problem(Problem.defect());
        }
    }

    private Found found(Request request, Scope allowed) {
        List<String> path = Route.segments(path(request));
        List<String> methods = new ArrayList<>();
        for (Route route : routes) {
            Optional<String> variable = route.match(path);
            if (variable.isPresent() && (allowed != Scope.HEALTH || route.scope() == Scope.HEALTH)) {
                if (route.method().equals(request.getMethod())) {
                    check(route, allowed);
                    return new Found(route, variable.get());
                }
                methods.add(route.method());
            }
        }
        throw missing(allowed, methods);
    }

    private static String path(Request request) {
        String path = request.getHttpURI().getDecodedPath();
        if (path == null || !path.startsWith("/")) {
            throw Problem.invalid("the request has no path", "it must begin with /", "see docs/openapi/agent.yaml");
        }
        return path;
    }

    private static void check(Route route, Scope allowed) {
        if (route.scope().compareTo(allowed) > 0) {
            throw Problem.forbidden();
        }
    }

    private static Problem missing(Scope allowed, List<String> methods) {
        if (allowed == Scope.HEALTH) {
            return Problem.unauthorized();
        }
        return methods.isEmpty()
                ? Problem.notFound(
                        "there is no such resource", "no path of the API is like this", "see docs/openapi/agent.yaml")
                : Problem.wrongMethod(methods);
    }

    private static Fields query(Request request, Route route) {
        Fields query = decoded(request);
        for (Fields.Field field : query) {
            String name = field.getName();
            if (!route.query().contains(name)) {
                throw Problem.invalid(
                        "unknown query parameter " + Problem.quoted(name),
                        route.query().isEmpty()
                                ? "this resource takes none"
                                : "this resource takes "
                                        + String.join(
                                                ", ",
                                                route.query().stream().sorted().toList()),
                        "leave it out, or see docs/openapi/agent.yaml");
            }
            if (field.getValues().size() > (LISTS.contains(name) ? MOST_VALUES : 1)) {
                throw Problem.invalid(
                        "too many query parameters " + Problem.quoted(name),
                        LISTS.contains(name) ? "at most " + MOST_VALUES + " are taken" : "it may be given once",
                        "leave some out");
            }
        }
        return query;
    }

    private static Fields decoded(Request request) {
        try {
            return Request.extractQueryParameters(request);
        } catch (IllegalArgumentException | IllegalStateException | BadMessageException broken) {
            throw Problem.invalid(
                    "the query cannot be read", "its percent signs or its UTF-8 are broken", "encode it as a URL");
        }
    }

    /** The bearer token that a request has, or the empty text. */
    static String bearer(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        boolean bearer = header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer ");
        return bearer ? header.substring("bearer ".length()).strip() : "";
    }
}
