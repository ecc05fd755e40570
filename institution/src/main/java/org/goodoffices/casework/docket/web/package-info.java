/// Pages of the docket.
@NullMarked
package org.goodoffices.casework.docket.web;

import org.jspecify.annotations.NullMarked;
