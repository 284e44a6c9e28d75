package io.brickyard.deploy.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Documents in files: good ones, and bad ones that begin with what is expected of them. */
final class Corpus {

    private static final Path FOLDER = Path.of("src/test/resources/io/brickyard/deploy/document");
    private static final Pattern EXPECTED = Pattern.compile("# expect ([0-9]+):([0-9]+) (.*)");

    private Corpus() {}

    /** What a document's reading must find: a place, and some words of what is wrong there. */
    record Expected(int line, int column, String words) {}

    record Bad(String name, String text, List<Expected> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bad> bad() {
        return sources("bad").stream().map(Corpus::bad).toList();
    }

    private static Bad bad(Source source) {
        List<Expected> expected = new ArrayList<>();
        for (String line : source.text().lines().toList()) {
            Matcher matcher = EXPECTED.matcher(line);
            if (matcher.matches()) {
                expected.add(new Expected(
                        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3)));
            }
        }
        return new Bad(source.name(), source.text(), expected);
    }

    static List<Source> good() {
        return sources("good");
    }

    private static List<Source> sources(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            List<Source> sources = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                sources.add(new Source(file.getFileName().toString(), Files.readString(file)));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
