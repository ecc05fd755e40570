package org.goodoffices.casework.appointment.graph;

import org.goodoffices.engines.procedure.Text;

/// Why a file of ties cannot be used: file, line and field are named, and nothing of it is taken.
public final class NotReadable extends Exception {

    private static final long serialVersionUID = 1;
    private final transient Text why;

    /// @param field may be empty
    NotReadable(String file, long line, String field, Text why) {
        super(file + ":" + line + ": " + why.en());
        this.why =
                new Text(
                        PathWords.plain(file)
                                + ", line "
                                + line
                                + (field.isEmpty() ? "" : ", " + field)
                                + ": "
                                + why.en(),
                        PathWords.plain(file)
                                + "，第 "
                                + line
                                + " 行"
                                + (field.isEmpty() ? "" : "，" + field)
                                + "："
                                + why.zh());
    }

    /// The sentence, in both languages.
    public Text why() {
        return why;
    }
}
