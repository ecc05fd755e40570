package org.goodoffices.casework.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an operation of the API takes and answers, where its signature does not say so: the
/// description is made of it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Described {

    /// What it answers.
    Class<?> answer() default Void.class;

    /// The media type of what it hands out, where that is no JSON of a record of ours.
    String handsOut() default "";

    /// Whether it enters something: 201 when it does, 200 where the same was sent before.
    boolean enters() default false;

    /// Whether what it enters may take long: 202, and the address of what tells how far it is.
    boolean orLater() default false;

    /// The fields of a form that is sent in parts; its `papers` are files.
    Class<?> form() default Void.class;
}
