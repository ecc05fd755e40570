/// The single negotiating text of a case: its versions on the docket, the form in which several
/// people edit it at once, its brackets and their settling, and the comments beside its clauses.
@NullMarked
package org.goodoffices.casework.table.text;

import org.jspecify.annotations.NullMarked;
