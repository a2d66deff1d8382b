/** Architecture rules of every module, shared as a test jar. */
@org.jspecify.annotations.NullMarked
package io.mooring.contracts.rules;
