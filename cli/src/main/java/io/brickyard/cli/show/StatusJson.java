package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.survey.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The report for programs, as JSON of the schema {@value StatusDocument#SCHEMA}; one line in UTF-8. */
public final class StatusJson {

    private static final String SCHEMA_FILE = "/io/brickyard/cli/schema/brickyard.status-1.schema.json";

    private StatusJson() {}

    /** @param out stays open */
    public static void write(Survey survey, Assessment assessment, OutputStream out) {
        StatusDocument.write(survey, assessment, new JsonOutlet(out));
    }

    /** Writes the JSON schema that every report of {@link #write} obeys. */
    public static void writeSchema(OutputStream out) throws IOException {
        try (InputStream schema = StatusJson.class.getResourceAsStream(SCHEMA_FILE)) {
            if (schema == null) {
                throw new UncheckedIOException(new IOException("the program lacks its file " + SCHEMA_FILE));
            }
            schema.transferTo(out);
        }
    }
}
