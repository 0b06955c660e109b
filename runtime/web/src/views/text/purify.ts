/** The chunk that holds DOMPurify. */
import DOMPurify from "dompurify";

export default DOMPurify;
