package io.brickyard.cli;

import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.repair.Wishes;
import io.brickyard.survey.SurveyRequest;
import java.util.Optional;

/**
 * What {@code brickyard repair} was asked for.
 *
 * @param document that names ways to nodes
 * @param ssh whether ssh, as it is set up for this user, leads to all nodes that the document names no way to
 * @param member a healthy member that is to tell of the pool, where this node has forgotten it
 */
public record RepairRequest(PoolDocument document, boolean ssh, Optional<SurveyRequest.Server> member, Wishes wishes) {}
