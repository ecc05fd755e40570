/**
 * Preferences in which issues depend on one another (a sum of boxes over several issues), and the
 * search that proves their frontier.
 */
@NullMarked
package org.goodoffices.engines.bargaining.boxes;

import org.jspecify.annotations.NullMarked;
