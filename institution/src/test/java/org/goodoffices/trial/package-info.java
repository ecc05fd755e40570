/// The trial of the whole: what no single part can show, tried over the running server.
package org.goodoffices.trial;
