/** Code as it must not be, for the test that the house rules notice. */
package io.brickyard.health.offence;
