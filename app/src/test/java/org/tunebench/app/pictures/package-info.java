/** Makes the pictures of the documentation. */
package org.tunebench.app.pictures;
