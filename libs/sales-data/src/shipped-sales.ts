/** MD5 of the sales that ship, which a simulator made: whoever decides from them is told so. */
export const SHIPPED_SALES_MD5 = '4b58760487ad5e37afc5a87e5ef747ef';
