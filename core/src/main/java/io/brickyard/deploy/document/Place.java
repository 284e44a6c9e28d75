package io.brickyard.deploy.document;

/** Where something stands in a document; lines and columns count from 1. */
record Place(String file, int line, int column) {}
