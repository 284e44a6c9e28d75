package io.brickyard.cli;

import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Words;
import io.brickyard.deploy.Intent;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.deploy.document.PoolDocuments;
import io.brickyard.deploy.document.Problem;
import io.brickyard.deploy.document.ProblemText;
import io.brickyard.deploy.document.Reading;
import io.brickyard.deploy.document.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files that make up a pool document, read for a verb. */
final class Documents {

    static final Operand FILES = new Operand(
            "FILE", 1, 100, Words.ANY, "the pool document; several files are laid over each other, the later ones win");

    private static final long LARGEST = 16L << 20;

    private Documents() {}

    /** The files, each with its text. */
    static List<Source> sources(List<String> files) {
        return files.stream()
                .distinct()
                .map(file -> new Source(file, text(file)))
                .toList();
    }

    /** The document; empty when it is wrong, after all that is wrong with it was told. */
    static Optional<PoolDocument> read(List<Source> sources, Surroundings here) {
        return switch (PoolDocuments.read(sources)) {
            case Reading.Understood(PoolDocument document) -> Optional.of(document);
            case Reading.Refused(List<Problem> problems) -> {
                here.terminal().err().print(ProblemText.of(problems, sources));
                here.terminal()
                        .err()
                        .println("brickyard: the document is not used: " + problems.size()
                                + (problems.size() == 1 ? " thing is" : " things are") + " wrong with it");
                yield Optional.empty();
            }
        };
    }

    /** To bring the pool to where a document wants it. */
    static PlannedChange change(PoolDocument document, Surroundings here) {
        return new PlannedChange(
                here.pools().deployment(document),
                Intent.wanted(document.pool()),
                "the pool is as the document wants it");
    }

    private static String text(String file) {
        try {
            Path path = Path.of(file);
            if (Files.exists(path) && Files.size(path) > LARGEST) {
                throw Refusal.usage(
                        "the document " + file + " cannot be read",
                        "it is larger than " + (LARGEST >> 20) + " MiB",
                        "see whether it is the right file");
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw Refusal.usage(
                    "the document " + file + " cannot be read",
                    "there is no such file",
                    "brickyard export > " + file + " writes the document of the pool that there is");
        } catch (CharacterCodingException e) {
            throw Refusal.usage(
                    "the document " + file + " cannot be read", "it is not text in UTF-8", "save it as UTF-8");
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.usage(
                    "the document " + file + " cannot be read",
                    String.valueOf(e.getMessage()),
                    "see whether it may be read");
        }
    }
}
