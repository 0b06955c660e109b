import type { Help as Props } from "../../protocol/elements";
import type { ViewProps } from "../view";

const NO_DOCS = "No docs available";

/** `st.help`: an object's name, type, value, doc string and members. */
export function Help({ props }: ViewProps<"help">) {
  return (
    <div className="stHelp" data-testid="stHelp">
      <div className="st-help-header">
        {props.name && (
          <span className="st-help-name" data-testid="stHelpName">
            {props.name}
          </span>
        )}
        {props.type && (
          <span className="st-help-type" data-testid="stHelpType">
            {props.type}
          </span>
        )}
        {props.value && <span data-testid="stHelpValue">{props.value}</span>}
      </div>
      <div className="st-help-doc" data-testid="stHelpDoc" tabIndex={0}>
        {props.doc || NO_DOCS}
      </div>
      {props.members.length > 0 && <Members members={props.members} />}
    </div>
  );
}

function Members({ members }: { members: Props["members"] }) {
  return (
    <table className="st-help-members" data-testid="stHelpMembersTable">
      <tbody>
        {members.map((member) => (
          <Member key={member.name} {...member} />
        ))}
      </tbody>
    </table>
  );
}

function Member({ name, type, value, doc }: Props["members"][number]) {
  return (
    <tr data-testid="stHelpMember">
      <th scope="row">
        <span className="st-help-name" data-testid="stHelpMemberDocName">
          {name}
        </span>{" "}
        {type && (
          <span className="st-help-type" data-testid="stHelpMemberDocType">
            {type}
          </span>
        )}
      </th>
      <td>
        {value ? <span data-testid="stHelpMemberDocValue">{value}</span> : <span data-testid="stHelpMemberDocString">{doc || NO_DOCS}</span>}
      </td>
    </tr>
  );
}
