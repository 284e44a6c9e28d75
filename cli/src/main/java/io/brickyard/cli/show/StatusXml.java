package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.survey.Survey;
import java.io.OutputStream;

/** The report for programs that want XML: the same content and names as {@link StatusJson}. */
public final class StatusXml {

    private StatusXml() {}

    /** @param out stays open */
    public static void write(Survey survey, Assessment assessment, OutputStream out) {
        StatusDocument.write(survey, assessment, new XmlOutlet(out));
    }
}
