package org.goodoffices.casework.appointment.graph;

/// Who is told what a file says, one after the other.
public interface TakesTies {

    /// A thing; it may be told again.
    void thing(Thing thing);

    /// A tie; its things may be told later, or never.
    void tie(Tie tie);
}
