import streamlit as st

st.title("Dashboard")
n = st.slider("How many?", 0, 100)
st.selectbox("Region", ["North", "South", "East", "West"])
st.checkbox("Only open orders", value=True)
st.text_input("Customer", placeholder="any")
for shop in range(39):
    st.markdown(f"Shop **{shop}** sells in *{shop % 7 + 1}* countries.")
    metrics = [("Orders", 17), ("Sales", 23), ("Stock", 31), ("Staff", 2)]
    for column, (label, value) in zip(st.columns(4), metrics, strict=True):
        column.metric(label, shop * value, shop % 9 - 4)
st.write(f"That is {n} of them.")
