package io.brickyard.agents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request as it goes over the wire. */
final class Head {

    private Head() {}

    static byte[] request(String method, String target, AgentAddress address, String headers, Optional<byte[]> body) {
        String host =
                switch (address) {
                    case AgentAddress.Unix _ -> "localhost";
                    case AgentAddress.Tcp tcp -> tcp.toString().replaceFirst("^https?://", "");
                };
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(host).append("\r\nConnection: close\r\n").append(headers);
        body.ifPresent(bytes -> head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(bytes.length)
                .append("\r\n"));
        head.append("\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        body.ifPresent(request::writeBytes);
        return request.toByteArray();
    }
}
