package io.brickyard.agent.config;

import io.brickyard.agent.api.Scope;
import io.brickyard.agent.api.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tokens of the API: a line for each, what its bearer may do ({@code read}, {@code change} or {@code work}), a space, and the token.
 * {@code #} begins a comment. Only its owner may read the file.
 */
final class TokensFile {

    private TokensFile() {}

    static Tokens read(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ)) {
            throw new IllegalArgumentException(file + " can be read by others than its owner: chmod 600 " + file);
        }
        Map<String, Scope> tokens = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (words.length != 2) {
                throw new IllegalArgumentException(
                        file + ":" + (i + 1) + ": not 'read TOKEN', 'change TOKEN' or 'work TOKEN'");
            }
            switch (words[0]) {
                case "read" -> tokens.put(words[1], Scope.READ);
                case "change" -> tokens.put(words[1], Scope.CHANGE);
                case "work" -> tokens.put(words[1], Scope.WORK);
                default ->
                    throw new IllegalArgumentException(
                            file + ":" + (i + 1) + ": not 'read TOKEN', 'change TOKEN' or 'work TOKEN'");
            }
        }
        return Tokens.of(tokens);
    }
}
