/* Many books by epubcheck in one go, for Java takes long to start:
 *
 *	java -cp epubcheck.jar tests/books/Check.java BOOK...
 *
 * Prints each message, then what the program itself prints of each book; the
 * status is 1 where a book has a message, be it a word of information. */
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.util.Locale;

public class Check {
	static class Words extends MasterReport {
		final String book;

		Words(String book) {
			this.book = book;
		}

		@Override
		public void message(
		    Message m, EPUBLocation at, Object... words) {
			if (m.getSeverity() != Severity.USAGE &&
			    m.getSeverity() != Severity.SUPPRESSED)
				System.out.println(m.getSeverity() + "(" +
				    m.getID() + "): " + book + "/" +
				    at.getPath() + "(" + at.getLine() + "," +
				    at.getColumn() + "): " +
				    m.getMessage(words));
		}

		@Override
		public void info(String where, FeatureEnum what, String value) {
		}

		@Override
		public void initialize() {
		}

		@Override
		public int generate() {
			return 0;
		}
	}

	public static void main(String[] books) {
		int bad = books.length == 0 ? 1 : 0;

		Locale.setDefault(Locale.ENGLISH);
		for (String book : books) {
			Words w = new Words(book);
			int all;

			w.setEpubFileName(book);
			new EpubCheck(new File(book), w).doValidate();
			all = w.getFatalErrorCount() + w.getErrorCount() +
			    w.getWarningCount() + w.getInfoCount();
			if (all != 0)
				bad = 1;
			System.out.println(book + ": " +
			    w.getFatalErrorCount() + " fatals / " +
			    w.getErrorCount() + " errors / " +
			    w.getWarningCount() + " warnings / " +
			    w.getInfoCount() + " infos");
		}
		System.out.println("epubcheck " + EpubCheck.version() + ": " +
		    books.length + " books");
		System.exit(bad);
	}
}
