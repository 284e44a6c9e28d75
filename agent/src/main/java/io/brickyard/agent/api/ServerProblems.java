package io.brickyard.agent.api;

import java.io.IOException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** What Jetty itself refuses is told like any other problem. Nothing of the request is repeated. */
final class ServerProblems extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= 400 ? response.getStatus() : HttpStatus.BAD_REQUEST_400;
        Problem problem = status == HttpStatus.INTERNAL_SERVER_ERROR_500
                ? Problem.defect()
                : Problem.ofServer(status, HttpStatus.getMessage(status));
        try {
            new Call(request, response, Fields.EMPTY, "").problem(problem);
            callback.succeeded();
        } catch (IOException gone) {
            callback.failed(gone);
        }
        return true;
    }
}
