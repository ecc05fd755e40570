/// The server: the institution's organs, casework, records and their foundation.
@NullMarked
package org.goodoffices;

import org.jspecify.annotations.NullMarked;
